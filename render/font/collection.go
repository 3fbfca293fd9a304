package font

import (
	"encoding/binary"
	"errors"
	"io"
)

// A font collection begins with this tag, then a version, a count, and the offset
// of the table directory of each face.
const (
	collectionTag = "ttcf"
	maxFaces      = 1 << 6
)

// faceOffsets returns where the table directories of a file's faces begin.
func faceOffsets(r io.ReaderAt) ([]uint32, error) {
	var head [12]byte
	if err := readAt(r, head[:], 0); err != nil {
		return nil, err
	}
	if string(head[:4]) != collectionTag {
		return []uint32{0}, nil
	}
	count := binary.BigEndian.Uint32(head[8:])
	if count == 0 || count > maxFaces {
		return nil, refused(ErrNotFont, ": a collection of %d faces", count)
	}
	list := make([]byte, 4*count)
	if err := readAt(r, list, 12); err != nil {
		return nil, err
	}
	offsets := make([]uint32, count)
	for i := range offsets {
		offsets[i] = binary.BigEndian.Uint32(list[4*i:])
	}
	return offsets, nil
}

// CollectionNames returns the names of each face in a file, as [Face.Names] does,
// with a few short reads: to look through many files for one. It reads the names of
// faces that [Parse] refuses, too.
func CollectionNames(r io.ReaderAt) ([][]string, error) {
	offsets, err := faceOffsets(r)
	if err != nil {
		return nil, err
	}
	names := make([][]string, len(offsets))
	for i, offset := range offsets {
		var head [12]byte
		if err := readAt(r, head[:], int64(offset)); err != nil {
			return nil, err
		}
		switch string(head[:4]) {
		case "\x00\x01\x00\x00", "true", "OTTO":
		default:
			return nil, refused(ErrNotFont, ": it begins with %q", head[:4])
		}
		directory := make([]byte, 16*int(binary.BigEndian.Uint16(head[4:])))
		if err := readAt(r, directory, int64(offset)+12); err != nil {
			return nil, err
		}
		for ; len(directory) > 0; directory = directory[16:] {
			if string(directory[:4]) != "name" {
				continue
			}
			table := make([]byte, min(binary.BigEndian.Uint32(directory[12:]), maxNameTable))
			if err := readAt(r, table, int64(binary.BigEndian.Uint32(directory[8:]))); err != nil {
				return nil, err
			}
			names[i] = namesIn(table)
			break
		}
	}
	return names, nil
}

// readAt fills b; a file that ends too early is cut short.
func readAt(r io.ReaderAt, b []byte, offset int64) error {
	n, err := r.ReadAt(b, offset)
	switch {
	case n == len(b):
		return nil
	case errors.Is(err, io.EOF):
		return refused(ErrTruncated, "")
	}
	return err
}
