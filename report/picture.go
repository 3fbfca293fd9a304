package report

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"io"

	"github.com/govdisclosure/annualreport/internal/budget"
	"github.com/govdisclosure/annualreport/internal/message"
)

// PictureInfo is what the file of a picture says about it.
type PictureInfo struct {
	Format        string // "png" or "jpeg"
	Width, Height int    // pixels
}

// MaxPixels is the largest number of pixels of a picture (40 million, an A4 page at 600
// dots an inch and more), and what a picture may take when a program unpacks it is at
// most four bytes for each of them: one of 16 bits a channel has half as many pixels. A
// small file can claim to be huge.
const MaxPixels = 40_000_000

// pictureFormats are the formats that a picture may have, told by their first bytes.
var pictureFormats = []struct {
	name, magic string
	config      func(io.Reader) (image.Config, error)
	check       func(*budget.Budget, []byte, image.Config) error
}{
	{"png", "\x89PNG\r\n\x1a\n", png.DecodeConfig, checkPNG},
	{"jpeg", "\xff\xd8", jpeg.DecodeConfig, checkJPEG},
}

// Info reads the head of the picture. It is an error if the picture is larger than
// [MaxPixels] allows.
func (p *Picture) Info() (PictureInfo, error) {
	i, _, err := p.head()
	if err != nil {
		return PictureInfo{}, err
	}
	return i, nil
}

// Decode reads the whole picture, so that one which is cut short or damaged is found
// before it is printed. It holds less than 64 MiB while it does: the samples of a PNG
// file are unpacked and counted but not kept, and of a JPEG file that would take more
// the structure alone is read.
func (p *Picture) Decode() (PictureInfo, error) { return p.decode(nil) }

func (p *Picture) decode(b *budget.Budget) (PictureInfo, error) {
	info, c, err := p.head()
	if err != nil {
		return PictureInfo{}, err
	}
	for _, f := range pictureFormats {
		if f.name != info.Format {
			continue
		}
		if err := f.check(b, p.Data, c); err != nil {
			return PictureInfo{}, message.Errorf("picture.damaged", f.name, err)
		}
	}
	return info, nil
}

func (p *Picture) head() (PictureInfo, image.Config, error) {
	for _, f := range pictureFormats {
		if !bytes.HasPrefix(p.Data, []byte(f.magic)) {
			continue
		}
		c, err := f.config(bytes.NewReader(p.Data))
		if err != nil {
			return PictureInfo{}, c, message.Errorf("picture.damaged", f.name, err)
		}
		most := MaxPixels
		switch c.ColorModel {
		case color.RGBA64Model, color.NRGBA64Model:
			most /= 2
		}
		if c.Width <= 0 || c.Height <= 0 || c.Width > most/c.Height {
			return PictureInfo{}, c, message.Errorf("picture.large", f.name, c.Width, c.Height, most)
		}
		return PictureInfo{f.name, c.Width, c.Height}, c, nil
	}
	return PictureInfo{}, image.Config{}, message.Errorf("picture.neither", len(p.Data))
}
