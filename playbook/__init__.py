"""`playbook`: a sales book written as YAML and Markdown, proved consistent, rendered as a site and a PDF."""
