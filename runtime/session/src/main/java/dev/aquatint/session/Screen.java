package dev.aquatint.session;

import dev.aquatint.picture.Picture;

/// What a pane draws on. Called from one thread at a time.
public interface Screen {

    /// Draws a picture.
    ///
    /// @return the number of the frame, told to [Pane#shown] once the browser has it
    long show(Picture picture);

    /// The hand rests: the values behind the last picture can follow, for hovering.
    void values(Picture picture);

    /// The last picture stays; a message says what went wrong.
    void failed(Throwable error);

    /// What had failed works again.
    void healthy();

    /// How far work is that takes over a second; 1 when it is over.
    void progress(String what, double done);
}
