"""The operations, a module for each group of them.

Written by sdkwright; edit the document instead.
"""
