"""What earlier versions wrote into messages, in the form of today."""
