"""A book's folder in; its pages in a browser, following every change, out."""

from playbook.serve.endpoint import Endpoint
from playbook.serve.inputs import Inputs
from playbook.serve.outcome import Outcome
from playbook.serve.preview import Preview
from playbook.serve.server import PreviewServer, open_server
from playbook.serve.session import Session
from playbook.serve.stage import Stage

__all__ = ["Endpoint", "Inputs", "Outcome", "Preview", "PreviewServer", "Session", "Stage", "open_server"]
