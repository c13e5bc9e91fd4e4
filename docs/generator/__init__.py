"""The generated pages of the manual: the model, the rules and the commands in; Markdown in English and Russian out."""
