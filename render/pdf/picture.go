package pdf

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"io"

	"github.com/govdisclosure/annualreport/internal/message"
	"github.com/govdisclosure/annualreport/render"
	"github.com/govdisclosure/annualreport/render/pdf/internal/pdffile"
	"github.com/govdisclosure/annualreport/report"
)

// fpdf can place pictures too. But it numbers pictures of the same width in an order
// that changes from run to run, and reads neither a PNG file with 16 bits a channel
// nor one that is interlaced.

// pictureName returns the name by which a page's content calls the picture of a block.
func pictureName(block int) string { return fmt.Sprintf("P%d", block+1) }

// addPicture adds a picture to the file as an image (ISO 32000-1 clause 8.9.5) and
// returns the number of its object.
func addPicture(file *pdffile.File, f *render.Figure) (int, error) {
	switch f.Format {
	case "jpeg":
		return addJPEG(file, f.Data)
	case "png":
		return addPNG(file, f.Data)
	}
	return 0, message.Errorf("render.picture_format", f.Format)
}

// checkSize reports a picture that is too large to be read.
func checkSize(c image.Config, err error) error {
	switch {
	case err != nil:
		return err
	case c.Width <= 0 || c.Height <= 0 || c.Width > report.MaxPixels/c.Height:
		return message.Errorf("render.picture_large", c.Width, c.Height, report.MaxPixels)
	}
	return nil
}

// addJPEG adds the file as it is, once it is known to be whole; one for the press, in
// cyan, magenta, yellow and black, as the samples of red, green and blue.
func addJPEG(file *pdffile.File, data []byte) (int, error) {
	if err := checkSize(jpeg.DecodeConfig(bytes.NewReader(data))); err != nil {
		return 0, err
	}
	img, err := jpeg.Decode(bytes.NewReader(data))
	if err != nil {
		return 0, err
	}
	var space string
	switch img.ColorModel() {
	case color.GrayModel:
		space = "/DeviceGray"
	case color.YCbCrModel:
		space = "/DeviceRGB"
	case color.CMYKModel:
		return addSamples(file, img) // an archive's file has colours of one kind
	default:
		return 0, message.Errorf("render.picture_colours", fmt.Sprintf("%T", img.ColorModel()))
	}
	size := img.Bounds().Size()
	return file.AddWritten(imageEntries(size, 8, space)+"/Filter /DCTDecode", data), nil
}

// addPNG adds the compressed samples of the file as they are, or those of the decoded
// picture where PDF has no such form: with transparency, 16 bits a channel, interlaced.
func addPNG(file *pdffile.File, data []byte) (int, error) {
	if err := checkSize(png.DecodeConfig(bytes.NewReader(data))); err != nil {
		return 0, err
	}
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		return 0, err
	}
	chunks, err := pngChunks(data)
	if err != nil {
		return 0, err
	}
	head, size := chunks["IHDR"], img.Bounds().Size()
	depth, kind, interlaced := int(head[8]), head[9], head[12] != 0
	_, transparent := chunks["tRNS"]
	channels, space := 1, ""
	switch kind {
	case 0:
		space = "/DeviceGray"
	case 2:
		channels, space = 3, "/DeviceRGB"
	case 3:
		palette := chunks["PLTE"]
		space = fmt.Sprintf("[/Indexed /DeviceRGB %d <%x>]", len(palette)/3-1, palette)
	}
	if space == "" || interlaced || transparent || depth > 8 {
		return addSamples(file, img)
	}
	// The predictor 15 stands for the filters that PNG applies to each row.
	entries := imageEntries(size, depth, space) + fmt.Sprintf("/Filter /FlateDecode /DecodeParms "+
		"<</Predictor 15 /Colors %d /BitsPerComponent %d /Columns %d>>", channels, depth, size.X)
	return file.AddWritten(entries, chunks["IDAT"]), nil
}

// pngChunks returns the data of a PNG file's chunks by their names, those of the same
// name joined (PNG specification, clause 5.3).
func pngChunks(data []byte) (map[string][]byte, error) {
	const signature, frame = 8, 12 // frame: length, name and checksum of a chunk
	chunks := map[string][]byte{}
	for rest := data[signature:]; len(rest) >= frame; {
		n := binary.BigEndian.Uint32(rest)
		if uint64(n)+frame > uint64(len(rest)) {
			return nil, message.Errorf("picture.cut")
		}
		name := string(rest[4:8])
		chunks[name] = append(chunks[name], rest[8:8+n]...)
		rest = rest[n+frame:]
	}
	return chunks, nil
}

// addSamples adds a picture as rows of red, green and blue, and its transparency, if
// it has any, as a soft mask. The rows are deflated as they are made.
func addSamples(file *pdffile.File, img image.Image) (int, error) {
	size := img.Bounds().Size()
	entries := imageEntries(size, 8, "/DeviceRGB")
	if !opaque(img) {
		mask, err := file.AddDeflated(imageEntries(size, 8, "/DeviceGray"), func(w io.Writer) error {
			return writeRows(w, img, func(row []byte, c color.NRGBA) []byte { return append(row, c.A) })
		})
		if err != nil {
			return 0, err
		}
		entries += fmt.Sprintf("/SMask %d 0 R ", mask)
	}
	return file.AddDeflated(entries, func(w io.Writer) error {
		return writeRows(w, img, func(row []byte, c color.NRGBA) []byte { return append(row, c.R, c.G, c.B) })
	})
}

// opaque reports whether no pixel lets anything through that a byte can tell.
func opaque(img image.Image) bool {
	if i, ok := img.(interface{ Opaque() bool }); ok && i.Opaque() {
		return true
	}
	box := img.Bounds()
	for y := box.Min.Y; y < box.Max.Y; y++ {
		for x := box.Min.X; x < box.Max.X; x++ {
			if pixelAt(img, x, y).A != 0xFF {
				return false
			}
		}
	}
	return true
}

func pixelAt(img image.Image, x, y int) color.NRGBA {
	if img, ok := img.(*image.NRGBA); ok { // as most that have transparency
		return img.NRGBAAt(x, y)
	}
	return color.NRGBAModel.Convert(img.At(x, y)).(color.NRGBA)
}

// writeRows writes the samples that are taken of each pixel, row by row.
func writeRows(w io.Writer, img image.Image, samples func(row []byte, c color.NRGBA) []byte) error {
	box := img.Bounds()
	var row []byte
	for y := box.Min.Y; y < box.Max.Y; y++ {
		row = row[:0]
		for x := box.Min.X; x < box.Max.X; x++ {
			row = samples(row, pixelAt(img, x, y))
		}
		if _, err := w.Write(row); err != nil {
			return err
		}
	}
	return nil
}

// imageEntries returns the entries of an image's dictionary but filter and length.
func imageEntries(size image.Point, depth int, space string) string {
	return fmt.Sprintf("/Type /XObject /Subtype /Image /Width %d /Height %d /BitsPerComponent %d /ColorSpace %s ", size.X, size.Y, depth, space)
}
