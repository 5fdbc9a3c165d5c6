"""Options of the whole test run."""


def pytest_addoption(parser):
    parser.addoption(
        "--update-golden", action="store_true", help="rewrite the expected reports of golden tests"
    )
