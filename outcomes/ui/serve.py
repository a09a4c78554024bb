"""Start the app: ``python -m outcomes.ui.serve [streamlit options]``.

The same as ``streamlit run app.py``, but told beforehand that ``app.py`` does its own navigation.
Otherwise the first reader after a start who follows a deep link is told that the page does not
exist, because Streamlit takes ``pages/`` for its older kind of navigation until ``app.py`` has run.
"""

import sys
from contextlib import suppress

from streamlit.runtime.pages_manager import PagesManager
from streamlit.web import cli

from outcomes.errors import OutcomesError
from outcomes.paths import PROGRAM
from outcomes.ui import cache, explorer

if __name__ == "__main__":
    # Before the first reader comes: tables read, and what a page opens with asked (a fault is told on the page).
    with suppress(OutcomesError):
        cache.warm()
        explorer.packed(cache.published())
    PagesManager.uses_pages_directory = False
    sys.argv = ["streamlit", "run", str(PROGRAM / "app.py"), *sys.argv[1:]]
    sys.exit(cli.main())
