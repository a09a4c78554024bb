"""What stands before Streamlit on the wire: its files packed once, the head and the first view of each page, what browsers are told to refuse."""
