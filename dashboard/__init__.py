"""From the browser's door down to the words: rooms, of which each stands on those below it."""
