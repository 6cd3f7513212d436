"""The inbox: answers to forms, for those who may read them."""
