package report

import (
	"bytes"
	"fmt"
	"image"
	"image/jpeg"
	"image/png"
	"io"
)

// PictureInfo is what the file of a picture says about it.
type PictureInfo struct {
	Format        string // "png" or "jpeg"
	Width, Height int    // pixels
}

// maxPixels bounds the memory that decoding a picture may take: a small file can
// claim to be huge.
const maxPixels = 100_000_000

// pictureFormats are the formats that a picture may have, told by their first bytes.
var pictureFormats = []struct {
	name, magic string
	config      func(io.Reader) (image.Config, error)
	decode      func(io.Reader) (image.Image, error)
}{
	{"png", "\x89PNG\r\n\x1a\n", png.DecodeConfig, png.Decode},
	{"jpeg", "\xff\xd8", jpeg.DecodeConfig, jpeg.Decode},
}

// Info reads the head of the picture.
func (p *Picture) Info() (PictureInfo, error) { return p.read(false) }

// Decode reads the whole picture, so that one which is cut short is found before it
// is printed.
func (p *Picture) Decode() (PictureInfo, error) { return p.read(true) }

func (p *Picture) read(whole bool) (PictureInfo, error) {
	for _, f := range pictureFormats {
		if !bytes.HasPrefix(p.Data, []byte(f.magic)) {
			continue
		}
		c, err := f.config(bytes.NewReader(p.Data))
		if err != nil {
			return PictureInfo{}, fmt.Errorf("a damaged %s file: %w", f.name, err)
		}
		if c.Width <= 0 || c.Height <= 0 || c.Width > maxPixels/c.Height {
			return PictureInfo{}, fmt.Errorf("a %s file of %d × %d pixels: at most %d pixels are read", f.name, c.Width, c.Height, maxPixels)
		}
		if whole {
			if _, err := f.decode(bytes.NewReader(p.Data)); err != nil {
				return PictureInfo{}, fmt.Errorf("a damaged %s file: %w", f.name, err)
			}
		}
		return PictureInfo{f.name, c.Width, c.Height}, nil
	}
	return PictureInfo{}, fmt.Errorf("%d bytes that are neither PNG nor JPEG", len(p.Data))
}
