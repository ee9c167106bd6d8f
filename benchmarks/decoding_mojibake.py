def report(hans, hant, each, show):
    pass
