"""The rules, a folder for each family; being here is their registration."""
