"""The import room: what staff send is read, checked, previewed, published and, if need be, undone.

Knows files, duckdb, the data room and the queries; nothing of Streamlit. Every file is opened in a process
of its own (`child`), every rule is a SQL file (`checks/`), every action asks who may (`people`) and is
logged (`desk`).
"""
