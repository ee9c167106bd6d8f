"""Leave out what cannot be imported here: modules that stand on an optional engine."""

from importlib.util import find_spec

from hypothesis import settings

# A test that runs on a busy machine is no failure: nothing here is timed.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

# Adapter -> the engine that it needs. Their tests say so when they are skipped; the docstring
# examples of these modules can only be collected where the engine is installed.
_ENGINES = {
    "arrow": "pyarrow",
    "datasets": "datasets",
    "datatrove": "datatrove",
    "ray": "ray",
    "spark": "pyspark",
}
collect_ignore = [
    f"src/unionclean/adapters/{module}.py"
    for module, engine in _ENGINES.items()
    if find_spec(engine) is None
]
