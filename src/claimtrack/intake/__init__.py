"""What newsrooms have already, one file per form: sheets and ClaimReview become records here. The counterpart of `export/`."""
