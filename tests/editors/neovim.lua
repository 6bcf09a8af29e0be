-- Drives the language server from Neovim: what the editor has of it, and what it did. Ends with an error where it lacks
-- something. `nvim --headless --clean -l neovim.lua PROGRAM PROJECT`
local program, project = arg[1], arg[2]

local function wait(what, condition)
  assert(vim.wait(20000, condition, 20), what .. " did not come")
end

vim.filetype.add({ extension = { ftl = "fluent" } })
vim.cmd.edit(project .. "/locales/es/call.ftl")
local buffer = vim.api.nvim_get_current_buf()
local client = assert(vim.lsp.start({
  name = "paridad",
  cmd = { program, "lsp" },
  root_dir = project,
  init_options = { inlayHints = true },
}))
assert(vim.lsp.get_client_by_id(client), "the client does not run")

local function ask(method, line, character, more)
  local params = {
    textDocument = vim.lsp.util.make_text_document_params(buffer),
    position = { line = line, character = character },
  }
  params = vim.tbl_extend("force", params, more or {})
  local answers = assert(vim.lsp.buf_request_sync(buffer, method, params, 20000))
  local answer = assert(answers[client], method .. " was not answered")
  assert(not answer.err, vim.inspect(answer.err))
  return answer.result
end

local function finding(code)
  for _, diagnostic in ipairs(vim.diagnostic.get(buffer)) do
    if diagnostic.code == code then
      return diagnostic
    end
  end
end

wait("numbers", function() return finding("numbers") end)
assert(finding("numbers").lnum == 1)

local hover = ask("textDocument/hover", 1, 1)
assert(hover.contents.value:find("More than 20 states", 1, true), vim.inspect(hover))

local lens = ask("textDocument/codeLens", 0, 0)
assert(lens[1].command.title:find("^es %d+ %%"), vim.inspect(lens))
vim.lsp.inlay_hint.enable(true, { bufnr = buffer })
wait("inlay hints", function() return #vim.lsp.inlay_hint.get({ bufnr = buffer }) == 2 end)
assert(vim.lsp.inlay_hint.get({ bufnr = buffer })[2].inlay_hint.label:find("More than 20 states", 1, true))
wait("semantic tokens", function() return vim.lsp.semantic_tokens.get_at_pos(buffer, 1, 1) end)

-- The number is put right: the finding goes.
vim.api.nvim_buf_set_lines(buffer, 1, 2, true, { "lead = ¿Cuántos 😀? Más de 20 Estados lo firmaron !" })
wait("the end of numbers", function() return not finding("numbers") end)

wait("final-punctuation or spacing", function() return #vim.diagnostic.get(buffer) > 0 end)
vim.api.nvim_win_set_cursor(0, { 2, 0 })
vim.lsp.buf.code_action({
  context = { only = { "source.fixAll.paridad" }, diagnostics = {} },
  apply = true,
})
wait("the fix", function()
  return vim.api.nvim_buf_get_lines(buffer, 1, 2, true)[1]:find("firmaron!", 1, true)
end)

local edit = ask("textDocument/rename", 1, 1, { newName = "opening" })
vim.lsp.util.apply_workspace_edit(edit, vim.lsp.get_client_by_id(client).offset_encoding)
assert(vim.api.nvim_buf_get_lines(buffer, 1, 2, true)[1]:find("^opening = "), "nothing was renamed")
local source = vim.fn.bufadd(project .. "/locales/en/call.ftl")
vim.fn.bufload(source)
assert(vim.api.nvim_buf_get_lines(source, 1, 2, true)[1]:find("^opening = "), "nothing was renamed in the source")
print("Neovim: diagnostics, hover, fixes, rename, code lens, inlay hints and semantic tokens work\n")
