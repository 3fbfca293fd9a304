package docx

import (
	"archive/zip"
	"bytes"
	"hash/crc32"
	"io"

	"github.com/klauspost/compress/flate"

	"github.com/govdisclosure/annualreport/internal/budget"

	"github.com/govdisclosure/annualreport/internal/embed"
)

// flateLevel is how hard parts are compressed. At this level the compressor takes
// half the time of the standard library's fastest and gives smaller files; and its
// output stays the same whatever Go it is built with.
const flateLevel = flate.BestSpeed

// fileDate is the time stamp of every part, the earliest that a zip file can
// hold: 1 January 1980, in the form of MS-DOS.
const fileDate = 1<<5 | 1

// zipVersion is the version of the zip format that a reader needs, 2.0: that of
// deflated entries. CreateRaw writes what it is given.
const zipVersion = 20

// packed is a part that is compressed already.
type packed struct {
	data []byte
	size uint64 // before compression
	crc  uint32
	sum  embed.Sum // of a part that is kept
}

// fileBuffer is the memory in which files are made, one after the other.
type fileBuffer struct {
	file       bytes.Buffer
	compressed bytes.Buffer
	deflate    *flate.Writer
	chunk      [16 << 10]byte
	zip        *zip.Writer
	// budget ends the work in time; nil where nothing does.
	budget *budget.Budget
}

// begin starts a file.
func (f *fileBuffer) begin() *fileBuffer {
	f.file.Reset()
	f.zip = zip.NewWriter(&f.file)
	return f
}

// end returns the file, which is valid until the next begins.
func (f *fileBuffer) end() ([]byte, error) {
	if err := f.zip.Close(); err != nil {
		return nil, err
	}
	return f.file.Bytes(), nil
}

// compress deflates a part. What it returns is valid until the next call.
func (f *fileBuffer) compress(part string) (packed, error) {
	f.compressed.Reset()
	if f.deflate == nil {
		w, err := flate.NewWriter(&f.compressed, flateLevel)
		if err != nil {
			return packed{}, err
		}
		f.deflate = w
	} else {
		f.deflate.Reset(&f.compressed)
	}
	p := packed{size: uint64(len(part))}
	for len(part) > 0 {
		n := copy(f.chunk[:], part)
		part = part[n:]
		p.crc = crc32.Update(p.crc, crc32.IEEETable, f.chunk[:n])
		if err := f.budget.Alive(); err != nil {
			return packed{}, err
		}
		if _, err := f.deflate.Write(f.chunk[:n]); err != nil {
			return packed{}, err
		}
	}
	if err := f.deflate.Close(); err != nil {
		return packed{}, err
	}
	p.data = f.compressed.Bytes()
	return p, nil
}

// pack deflates a part that is to be kept.
func (f *fileBuffer) pack(part string) (packed, error) {
	p, err := f.compress(part)
	p.data = bytes.Clone(p.data)
	p.sum = f.sum(part)
	return p, err
}

// sum returns the sum of a part.
func (f *fileBuffer) sum(part string) embed.Sum { return embed.SumOfText(part, f.chunk[:]) }

// text adds a part.
func (f *fileBuffer) text(name, part string) error {
	p, err := f.compress(part)
	if err != nil {
		return err
	}
	return f.packed(name, p)
}

// packed adds a part that is compressed already.
func (f *fileBuffer) packed(name string, p packed) error {
	return f.raw(name, zip.Deflate, p)
}

// asStored returns a part as it is: pictures are compressed in their own way.
func asStored(data []byte) packed {
	return packed{data: data, size: uint64(len(data)), crc: crc32.ChecksumIEEE(data)}
}

// stored adds a part as it is.
func (f *fileBuffer) stored(name string, data []byte) error {
	return f.raw(name, zip.Store, asStored(data))
}

func (f *fileBuffer) raw(name string, method uint16, p packed) error {
	h := &zip.FileHeader{
		Name:               name,
		CreatorVersion:     zipVersion,
		ReaderVersion:      zipVersion,
		Method:             method,
		CRC32:              p.crc,
		CompressedSize64:   uint64(len(p.data)),
		UncompressedSize64: p.size,
	}
	//lint:ignore SA1019 CreateRaw writes this field and does not look at Modified.
	h.ModifiedDate = fileDate
	w, err := f.zip.CreateRaw(h)
	if err != nil {
		return err
	}
	n, err := w.Write(p.data)
	if err == nil && n < len(p.data) {
		err = io.ErrShortWrite
	}
	return err
}
