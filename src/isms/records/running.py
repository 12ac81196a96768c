"""Whether a process still runs, for what a killed one has left behind."""

from __future__ import annotations

import os
import sys


def runs(process: int) -> bool:
    """Tell whether a process of this machine runs."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - Windows only

        handle = ctypes.windll.kernel32.OpenProcess(0x1000, False, process)
        if handle:
            ctypes.windll.kernel32.CloseHandle(handle)
        return bool(handle)
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True
