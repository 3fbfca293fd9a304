package main

import (
	"context"
	"errors"
	"io/fs"
	"strings"
	"syscall"

	"golang.org/x/text/language"

	"github.com/govdisclosure/annualreport/internal/message"
	"github.com/govdisclosure/annualreport/internal/outputs"
	"github.com/govdisclosure/annualreport/internal/terminal"
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
	{terminal.ErrInterrupted, report.Label{ZH: "已中断", EN: "interrupted"}},
	{context.Canceled, report.Label{ZH: "已中断", EN: "interrupted"}},
}

// message puts an error into words.
func (p *program) message(err error) string {
	text, inner := p.meant(err)
	if inner == nil {
		return err.Error()
	}
	whole := err.Error()
	if strings.Contains(whole, "\n") { // several that are joined
		return whole[:max(0, strings.Index(whole, inner.Error()))] + report.Message(err, p.tag())
	}
	var path *fs.PathError
	if errors.As(err, &path) { // "open NAME: why" is NAME: why
		whole = strings.Replace(whole, path.Op+" "+path.Path, message.Line(path.Path), 1)
	}
	return strings.Replace(whole, inner.Error(), text, 1)
}

// meant says in the language of the run what can be said in it of an error, and which
// error in it that is; nil where there is none.
func (p *program) meant(err error) (text string, inner error) {
	var own said
	if errors.As(err, &own) {
		return p.in(own.Label), own
	}
	var spoken interface {
		error
		Message(language.Tag) string
	}
	if errors.As(err, &spoken) {
		return spoken.Message(p.tag()), spoken
	}
	if text, inner := inChinese(err); inner != nil && !p.english {
		return text, inner
	}
	var problem report.Problem
	if errors.As(err, &problem) {
		return problem.Message(p.tag()), problem
	}
	for _, c := range causes {
		if errors.Is(err, c.err) {
			return p.in(c.text), innermost(err)
		}
	}
	return "", nil
}

// inChinese says in Chinese what a typed error in err says, and which that is; nil where
// there is none.
func inChinese(err error) (text string, inner error) {
	var unknown *outputs.UnknownError
	var face *outputs.NoFaceError
	switch {
	case errors.As(err, &unknown):
		return unknown.Name + "：只能是 " + strings.Join(unknown.Known, "、") + " 之一", unknown
	case errors.As(err, &face):
		return strings.Join(face.Folders, "、") + "：没有公文使用的字体", face
	}
	return "", nil
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
