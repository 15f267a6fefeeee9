"""Catalogues as PO files, written so that a file is changed only where it says something else."""
