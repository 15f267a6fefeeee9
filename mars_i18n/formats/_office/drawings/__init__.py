"""Texts of the drawings in Office files: charts, diagrams (SmartArt), and the paragraphs of shapes."""
