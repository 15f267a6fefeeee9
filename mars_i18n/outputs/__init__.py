SHARED = ("images", "look", "page")  # what several outputs use; not outputs themselves
