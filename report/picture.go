package report

import (
	"bytes"
	"fmt"
	"image"
	"image/jpeg"
	"image/png"
)

// PictureInfo is what the file of a picture says about it.
type PictureInfo struct {
	Format        string // "png" or "jpeg"
	Width, Height int    // pixels
}

// maxPixels bounds the memory that decoding a picture may take: a small file can
// claim to be huge.
const maxPixels = 100_000_000

// Decode reads the whole picture, so that one which is cut short is found before it
// is printed, and returns what it is.
func (p *Picture) Decode() (PictureInfo, error) {
	formats := []struct {
		name   string
		magic  string
		config func([]byte) (image.Config, error)
		decode func([]byte) error
	}{
		{"png", "\x89PNG\r\n\x1a\n",
			func(b []byte) (image.Config, error) { return png.DecodeConfig(bytes.NewReader(b)) },
			func(b []byte) error { _, err := png.Decode(bytes.NewReader(b)); return err }},
		{"jpeg", "\xff\xd8",
			func(b []byte) (image.Config, error) { return jpeg.DecodeConfig(bytes.NewReader(b)) },
			func(b []byte) error { _, err := jpeg.Decode(bytes.NewReader(b)); return err }},
	}
	for _, f := range formats {
		if !bytes.HasPrefix(p.Data, []byte(f.magic)) {
			continue
		}
		c, err := f.config(p.Data)
		if err != nil {
			return PictureInfo{}, fmt.Errorf("a damaged %s file: %w", f.name, err)
		}
		if c.Width <= 0 || c.Height <= 0 || c.Width > maxPixels/c.Height {
			return PictureInfo{}, fmt.Errorf("a %s file of %d × %d pixels: at most %d pixels are read", f.name, c.Width, c.Height, maxPixels)
		}
		if err := f.decode(p.Data); err != nil {
			return PictureInfo{}, fmt.Errorf("a damaged %s file: %w", f.name, err)
		}
		return PictureInfo{f.name, c.Width, c.Height}, nil
	}
	return PictureInfo{}, fmt.Errorf("%d bytes that are neither PNG nor JPEG", len(p.Data))
}
