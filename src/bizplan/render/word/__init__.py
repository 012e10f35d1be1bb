"""A paper to a Word document in the council's own styles; only `render/docx.py` opens this room."""
