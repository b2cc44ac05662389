//! Text to situation, or every complaint at once; situation to link.
