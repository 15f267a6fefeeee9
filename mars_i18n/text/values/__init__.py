"""What a text states: numbers, dates, times, quantities, places, addresses; read, compared, written for a region."""
