package font

import (
	"encoding/binary"

	"github.com/govdisclosure/annualreport/internal/message"
)

// ErrEmbedding says that a face's maker forbids to embed it.
var ErrEmbedding error = message.Errorf("font.embedding")

// Embedding returns an error, wrapping [ErrEmbedding], where the face's own
// permission bits (fsType in table OS/2) forbid what a document does with it: to
// hold a subset of its outlines. [Parse] and [Face.Subset] do not ask: whoever
// gives a file may have a licence that goes further.
func (f *Face) Embedding() error {
	if len(f.os2) < 10 {
		return nil
	}
	// Of the lowest four bits the least restrictive counts: none allows all, 4
	// to view and print, 8 to edit.
	const restricted, usage, noSubset, bitmapOnly = 0x0002, 0x000F, 0x0100, 0x0200
	switch bits := binary.BigEndian.Uint16(f.os2[8:]); {
	case bits&usage == restricted:
		return refused(ErrEmbedding, ": its licence is restricted")
	case bits&noSubset != 0:
		return refused(ErrEmbedding, " in part")
	case bits&bitmapOnly != 0:
		return refused(ErrEmbedding, " as outlines")
	}
	return nil
}
