from mars_i18n.cli import main

if __name__ == "__main__":
    main()
