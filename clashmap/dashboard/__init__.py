"""The Streamlit application: the only package that knows Streamlit."""
