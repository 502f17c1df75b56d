"""A stand-in for the Gateway's package `kdnrm`, by its documented contract, for tests outside of a Gateway.

Source: README_api.md of Keeper-Security/discovery-and-rotation-saas-dev.
"""
