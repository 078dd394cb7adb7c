"""What is shown, drawn for a live page: Plotly figures, the map component, tables, tools."""
