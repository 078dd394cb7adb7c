"""What a command says when the disk refuses: one sentence and exit code 1; any other error stays one."""

import errno

import pytest

from data import disk


def test_a_command_that_the_disk_refused_ends_in_a_sentence(capsys):
    assert disk.ended(OSError(errno.ENOSPC, "")) == 1
    assert capsys.readouterr().err == f"{disk.FULL}\n"
    assert disk.ended(OSError(errno.EROFS, "")) == 1
    assert capsys.readouterr().err == f"{disk.CLOSED}\n"


def test_another_error_is_not_hidden():
    with pytest.raises(OSError, match="io"):
        disk.ended(OSError(errno.EIO, "io"))
