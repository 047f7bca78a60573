"""What no page may do: call another site, break a script, go against its own security policy, miss a file."""

from collections.abc import Iterable

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, Response, WebError

SEEN_AGAIN = 422
"""A refused form comes back filled: Chromium calls that a failure of the network, we do not."""


class Guard:
    """Listens to every page of one browser. `complaints` must stay empty."""

    def __init__(self, context: BrowserContext, origin: str) -> None:
        self.origin = origin
        self.complaints: list[str] = []
        self.expected = {SEEN_AGAIN}
        self.also_allowed: list[str] = []
        context.on("request", self._request)
        context.on("response", self._response)
        context.on("console", self._console)
        context.on("weberror", self._error)

    def expect(self, statuses: Iterable[int] = (), elsewhere: Iterable[str] = ()) -> None:
        """This journey means to meet these statuses, or to leave for these sites."""
        self.expected |= set(statuses)
        self.also_allowed += elsewhere

    def _is_near(self, url: str) -> bool:
        return url.startswith((f"{self.origin}/", "data:", "blob:", *self.also_allowed))

    def _request(self, request: Request) -> None:
        if not self._is_near(request.url):
            self.complaints.append(f"left for {request.url}")

    def _response(self, response: Response) -> None:
        is_ours = response.url.startswith(self.origin) and not self._is_stream_of_someone_who_left(response)
        if response.status >= 400 and response.status not in self.expected and is_ours:
            self.complaints.append(f"{response.status} {response.url}")

    @staticmethod
    def _is_stream_of_someone_who_left(response: Response) -> bool:
        """The page was about to listen when the session ended."""
        return response.status == 403 and "/flux/" in response.url

    def _console(self, message: ConsoleMessage) -> None:
        is_status = message.text.startswith("Failed to load resource")
        if message.type in ("error", "warning") and not is_status:
            page = message.page.url if message.page else ""
            self.complaints.append(f"{page}: {message.text}")

    def _error(self, error: WebError) -> None:
        self.complaints.append(f"script: {error.error}")
