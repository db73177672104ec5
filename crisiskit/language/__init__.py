"""The languages: data files, and pure functions over them. A new language is a folder of data, nothing else."""
