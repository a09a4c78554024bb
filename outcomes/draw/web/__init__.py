"""Charts: plain records and an indicator in, an Altair chart out. No files, no Streamlit."""
