"""Frames to maps, charts, tables and bytes. Pure: knows no Streamlit and no files."""
