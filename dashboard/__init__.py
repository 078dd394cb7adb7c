"""What the pages share: menu, filters, data, charts, map, words and looks."""
