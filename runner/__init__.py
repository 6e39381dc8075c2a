"""The judge: runs learner code in a box and says what came of it."""
