SHARED = ("images", "look", "page", "typst")  # what several outputs use; not outputs themselves
