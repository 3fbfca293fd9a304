package ofd

import (
	"archive/zip"
	"bytes"
	"io"

	"github.com/klauspost/compress/flate"
)

// part is a file in the archive.
type part struct {
	name string
	data []byte
	// stored is set for what is compressed in a way of its own.
	stored bool
}

// pack returns the archive. Entries have no time, so that the same parts make the same
// bytes; the compressor is a module, whose output no other version of Go changes.
func pack(parts []part) ([]byte, error) {
	var file bytes.Buffer
	z := zip.NewWriter(&file)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) {
		return flate.NewWriter(w, flate.DefaultCompression)
	})
	for _, p := range parts {
		h := zip.FileHeader{Name: p.name, Method: zip.Deflate}
		if p.stored {
			h.Method = zip.Store
		}
		w, err := z.CreateHeader(&h)
		if err != nil {
			return nil, err
		}
		if _, err := w.Write(p.data); err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return file.Bytes(), nil
}
