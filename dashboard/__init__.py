"""SHOW: the Streamlit dashboard."""
