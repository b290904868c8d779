"""The calibration sheet: a paper and a language → crosses and bars, and behind them grids to find a needle's hole in."""
