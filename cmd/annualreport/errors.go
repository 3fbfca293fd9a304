package main

import (
	"context"
	"errors"
	"io/fs"
	"strings"
	"syscall"

	"github.com/govdisclosure/annualreport/internal/outputs"
	"github.com/govdisclosure/annualreport/report"
)

// said is an error of this command, in both languages.
type said struct{ report.Label }

func (e said) Error() string { return e.EN }

// causes are what the system says, in the words of the one who reads it.
var causes = []struct {
	err  error
	text report.Label
}{
	{fs.ErrExist, report.Label{ZH: "已经存在；加 -force 则覆盖", EN: "is there already; -force replaces it"}},
	{fs.ErrNotExist, report.Label{ZH: "没有这个文件或文件夹", EN: "no such file or folder"}},
	{fs.ErrPermission, report.Label{ZH: "没有权限", EN: "permission denied"}},
	{syscall.EISDIR, report.Label{ZH: "是文件夹，不是文件", EN: "is a folder, not a file"}},
	{syscall.ENOTDIR, report.Label{ZH: "路径中有一部分不是文件夹", EN: "a part of the path is no folder"}},
	{syscall.ENOSPC, report.Label{ZH: "磁盘已满", EN: "no space left on the disk"}},
	{syscall.EFBIG, report.Label{ZH: "超过允许的文件大小", EN: "larger than files may be"}},
	{syscall.EROFS, report.Label{ZH: "磁盘只读", EN: "the disk is read-only"}},
	{context.Canceled, report.Label{ZH: "已中断", EN: "interrupted"}},
}

// message puts an error into words.
func (p *program) message(err error) string {
	var own said
	if errors.As(err, &own) {
		return strings.ReplaceAll(err.Error(), own.Error(), p.in(own.Label))
	}
	var unknown *outputs.UnknownError
	if errors.As(err, &unknown) && !p.english {
		zh := unknown.Name + "：只能是 " + strings.Join(unknown.Known, "、") + " 之一"
		return strings.Replace(err.Error(), unknown.Error(), zh, 1)
	}
	text := err.Error()
	for _, c := range causes {
		if !errors.Is(err, c.err) {
			continue
		}
		// "open NAME: why" is NAME: why.
		var path *fs.PathError
		if errors.As(err, &path) {
			text = strings.Replace(text, path.Op+" "+path.Path, path.Path, 1)
		}
		return strings.Replace(text, innermost(err).Error(), p.in(c.text), 1)
	}
	return text
}

// innermost returns the error that the others wrap.
func innermost(err error) error {
	for {
		inner := errors.Unwrap(err)
		if inner == nil {
			return err
		}
		err = inner
	}
}
