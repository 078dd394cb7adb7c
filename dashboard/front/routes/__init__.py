"""What is answered at an address of its own: files of ours and of Streamlit, rows, catalogues, health."""
