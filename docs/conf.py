"""How the pages are built: `sphinx-build -W docs docs/_build`, where the package and its `docs` extra are installed."""

from __future__ import annotations

import crisiskit

project = "crisiskit"
author = "the crisiskit contributors"
version = release = crisiskit.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinxcontrib.autodoc_pydantic"]
exclude_patterns = ["_build", "examples"]
default_role = "code"  # docstrings set code in single backticks

myst_enable_extensions = ["deflist", "fieldlist"]
myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_typehints = "description"
autodoc_use_legacy_class_based = True  # what autodoc_pydantic hooks into

autodoc_pydantic_model_hide_paramlist = True
autodoc_pydantic_model_member_order = "bysource"
autodoc_pydantic_model_show_config_summary = False
autodoc_pydantic_model_show_field_summary = False
autodoc_pydantic_model_show_json = False
autodoc_pydantic_model_show_validator_members = False
autodoc_pydantic_model_show_validator_summary = False
autodoc_pydantic_model_signature_prefix = "class"
autodoc_pydantic_model_undoc_members = True
autodoc_pydantic_field_list_validators = False
autodoc_pydantic_field_show_constraints = False
autodoc_pydantic_field_signature_prefix = " "

html_theme = "furo"
html_title = "crisiskit"
html_static_path = ["_static"]
html_css_files = ["pages.css"]
html_copy_source = False
html_show_copyright = False
html_show_sphinx = False
