"""Public-health outcomes of a Health and Wellbeing Board: the library behind the dashboard."""
