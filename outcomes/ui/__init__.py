"""The only modules besides app.py and pages/ that import Streamlit."""
