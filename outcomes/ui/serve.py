"""Start the app: ``python -m outcomes.ui.serve [streamlit options]``.

``streamlit run app.py`` shows the same pages. This has them ready before the first reader comes, packs what goes over
the wire, gives each page a head and a first view of its own, and sends the headers that keep browsers safe.
"""

import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any

import click
from streamlit.runtime.pages_manager import PagesManager
from streamlit.web import bootstrap, cli

from outcomes.errors import OutcomesError
from outcomes.paths import AHEAD, PROGRAM
from outcomes.ui import ahead
from outcomes.ui.web import first, icons, letters, packing, prompt, site
from outcomes.ui.web.packing import File


@click.command()
@cli.configurator_options
def main(**options: Any) -> None:
    """Serve the dashboard. The options are those of ``streamlit run``."""
    given = {name.replace("_", "."): value for name, value in options.items() if value is not None and value != ()}
    bootstrap.load_config_options(given)
    with ThreadPoolExecutor(1) as aside:
        packed = aside.submit(_packed)
        # Before the first reader comes: tables read, and what a page opens with asked (a fault is told on the page).
        with suppress(OutcomesError):
            opening = first.warm()
            if AHEAD:
                ahead.start(opening)
    # Otherwise the first reader after a start who follows a deep link is told that the page does not exist, because
    # Streamlit takes ``pages/`` for its older kind of navigation until ``app.py`` has run.
    PagesManager.uses_pages_directory = False
    prompt.make()
    # Streamlit looks for its settings beside what was started.
    sys.argv = [str(PROGRAM / "app.py")]
    site.make(packed.result()).run(config=given)


def _packed() -> dict[str, File]:
    return {**packing.pack(site.STATIC), **icons.font(site.STATIC), **letters.font(site.STATIC)}


if __name__ == "__main__":
    main()
