"""Start the app: ``python -m outcomes.ui.serve [streamlit options]``.

The same as ``streamlit run app.py``, but told beforehand that ``app.py`` does its own navigation.
Otherwise the first reader after a start who follows a deep link is told that the page does not
exist, because Streamlit takes ``pages/`` for its older kind of navigation until ``app.py`` has run.
"""

import sys

from streamlit.runtime.pages_manager import PagesManager
from streamlit.web import cli

from outcomes.paths import PROGRAM

if __name__ == "__main__":
    PagesManager.uses_pages_directory = False
    sys.argv = ["streamlit", "run", str(PROGRAM / "app.py"), *sys.argv[1:]]
    sys.exit(cli.main())
