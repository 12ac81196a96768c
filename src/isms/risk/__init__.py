"""Risk: from the assets, factors and treatments on record to scores, and to what may stay as it is."""
